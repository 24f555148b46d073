package boxoffice;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;

import boxoffice.bookings.Booking;
import boxoffice.bookings.HandOverCode;
import boxoffice.bookings.TicketCode;
import boxoffice.bookings.Tickets;
import boxoffice.dynamodb.Attempts;
import boxoffice.http.HttpHandler;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The rooms that {@code docs/decisions/0013-rooms.md} draws, as rules that break the build. */
@AnalyzeClasses(
    packages = "boxoffice",
    importOptions = {
      ImportOption.DoNotIncludeTests.class,
      ArchitectureTest.WithoutTheTableOfTests.class
    })
class ArchitectureTest {

  /** The engine of tests is a module of its own, with rules of its own. */
  static final class WithoutTheTableOfTests implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/boxoffice/table/");
    }
  }

  private static final String ROOT = "";

  /** What each room may know of the others. The root, where the wiring is, knows all of them. */
  private static final Map<String, Set<String>> MAY_KNOW =
      Map.ofEntries(
          entry("http", Set.of()),
          entry("dynamodb", Set.of()),
          entry("metrics", Set.of()),
          entry("messaging", Set.of()),
          entry("idempotency", Set.of("dynamodb", "http")),
          entry("limits", Set.of("dynamodb", "http", "metrics")),
          entry("seats", Set.of("dynamodb")),
          entry("accounts", Set.of("dynamodb", "http", "limits", "messaging")),
          entry("events", Set.of("accounts", "dynamodb", "http", "idempotency", "limits", "seats")),
          entry("bookings", Set.of("dynamodb", "http", "limits", "metrics", "seats")),
          entry(
              "attendees",
              Set.of("accounts", "bookings", "dynamodb", "events", "http", "limits", "metrics")),
          entry(
              "notices",
              Set.of(
                  "accounts",
                  "bookings",
                  "dynamodb",
                  "events",
                  "http",
                  "idempotency",
                  "messaging",
                  "metrics")),
          entry(
              "background",
              Set.of(
                  "accounts",
                  "bookings",
                  "dynamodb",
                  "events",
                  "http",
                  "messaging",
                  "metrics",
                  "notices",
                  "seats")),
          entry(
              "privacy",
              Set.of(
                  "accounts",
                  "background",
                  "bookings",
                  "dynamodb",
                  "events",
                  "http",
                  "limits",
                  "seats")),
          entry("page", Set.of("events", "http")),
          entry("snapstart", Set.of("bookings", "dynamodb", "http")));

  private static final DescribedPredicate<JavaClass> HANDLERS =
      simpleNameEndingWith("Handler").and(DescribedPredicate.not(type(HttpHandler.class)));

  @ArchTest
  static final ArchRule every_room_knows_only_what_it_may =
      classes().should(knowOnlyRoomsThatTheyMay());

  @ArchTest
  static final ArchRule rooms_have_no_circles =
      slices()
          .assignedFrom(rooms())
          .should()
          .beFreeOfCycles()
          // See the next rule.
          .ignoreDependency(HANDLERS, type(App.class));

  @ArchTest
  static final ArchRule only_no_argument_constructors_of_handlers_know_the_app =
      classes().that().resideOutsideOfPackage("boxoffice").should(knowTheAppByConstructorsAlone());

  @ArchTest
  static final ArchRule only_some_rooms_know_the_sdk =
      noClasses()
          .that()
          .resideInAnyPackage(
              "boxoffice.http..",
              "boxoffice.metrics..",
              "boxoffice.attendees..",
              "boxoffice.notices..",
              "boxoffice.background..",
              "boxoffice.page..",
              "boxoffice.privacy..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon.awssdk..");

  @ArchTest
  static final ArchRule only_stores_of_events_and_bookings_know_the_sdk =
      noClasses()
          .that(resideInAnyPackage("boxoffice.events..", "boxoffice.bookings.."))
          .and()
          .haveSimpleNameNotEndingWith("Store")
          .and()
          .haveSimpleNameNotEndingWith("Item")
          .and()
          .haveSimpleNameNotEndingWith("Transactions")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon.awssdk..");

  @ArchTest
  static final ArchRule only_some_rooms_know_lambda =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "boxoffice.http..",
              "boxoffice.notices..",
              "boxoffice.background..",
              "boxoffice.privacy..",
              "boxoffice.snapstart..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.amazonaws..");

  @ArchTest
  static final ArchRule only_some_rooms_know_json =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "boxoffice.http..", "boxoffice.idempotency..", "boxoffice.notices..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml.jackson..");

  @ArchTest
  static final ArchRule nothing_is_repeated_by_hand =
      noClasses()
          .that()
          .doNotBelongToAnyOf(Attempts.class)
          .should()
          .callMethod(Attempts.Tries.class, "next")
          .orShould()
          .callMethod(Attempts.class, "begin");

  @ArchTest
  static final ArchRule handlers_are_final_and_what_lambda_calls =
      classes()
          .that(HANDLERS)
          .should()
          .beAssignableTo(RequestHandler.class)
          .andShould()
          .haveModifier(JavaModifier.FINAL);

  @ArchTest
  static final ArchRule time_comes_from_the_injected_clock =
      noClasses()
          .that()
          .doNotBelongToAnyOf(OnLambda.class)
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Clock.class, "systemUTC");

  @ArchTest
  static final ArchRule randomness_is_injected =
      noClasses()
          .that()
          .doNotBelongToAnyOf(OnLambda.class)
          .should()
          .callConstructor(Random.class)
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callMethod(UUID.class, "randomUUID");

  @ArchTest
  static final ArchRule one_place_reads_the_environment =
      noClasses()
          .that()
          .doNotBelongToAnyOf(OnLambda.class)
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(System.class, "getProperty", String.class);

  /** So that a comparison cannot tell by its time how much of a wrong secret is right. */
  @ArchTest
  static final ArchRule only_codes_and_items_know_the_secret =
      noClasses()
          .that()
          .doNotBelongToAnyOf(Tickets.class, Booking.class, TicketCode.class, HandOverCode.class)
          .should()
          .callMethod(Tickets.class, "secret");

  @ArchTest
  static final ArchRule codes_compare_in_constant_time =
      methods()
          .that(
              areDeclaredIn(Tickets.class, "hasSecret").or(areDeclaredIn(TicketCode.class, "isOf")))
          .should(callInConstantTime());

  private static DescribedPredicate<JavaMethod> areDeclaredIn(Class<?> type, String name) {
    return DescribedPredicate.describe(
        "%s of %s".formatted(name, type.getSimpleName()),
        method -> method.getOwner().isEquivalentTo(type) && method.getName().equals(name));
  }

  private static ArchCondition<JavaMethod> callInConstantTime() {
    return new ArchCondition<>("call MessageDigest.isEqual") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        var calls =
            method.getMethodCallsFromSelf().stream()
                .map(call -> call.getTarget().getFullName())
                .filter(name -> name.startsWith("java.security.MessageDigest.isEqual("))
                .count();
        events.add(
            new SimpleConditionEvent(
                method, calls > 0, method.getFullName() + " compares in its own way"));
      }
    };
  }

  private static boolean isOurs(JavaClass type) {
    return resideInAPackage("boxoffice..").test(type);
  }

  private static String room(JavaClass type) {
    return type.getPackageName().equals("boxoffice")
        ? ROOT
        : type.getPackageName().substring("boxoffice.".length()).split("\\.", 2)[0];
  }

  private static SliceAssignment rooms() {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        return isOurs(type) ? SliceIdentifier.of(room(type)) : SliceIdentifier.ignore();
      }

      @Override
      public String getDescription() {
        return "rooms, the root among them";
      }
    };
  }

  private static ArchCondition<JavaClass> knowOnlyRoomsThatTheyMay() {
    return new ArchCondition<>("know only rooms that they may") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        var from = room(type);
        for (var dependency : type.getDirectDependenciesFromSelf()) {
          var target = dependency.getTargetClass().getBaseComponentType();
          var byConstructor = HANDLERS.test(type) && target.isEquivalentTo(App.class);
          if (isOurs(target)
              && !from.equals(ROOT)
              && !from.equals(room(target))
              && !byConstructor
              && !MAY_KNOW.getOrDefault(from, Set.of()).contains(room(target))) {
            events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
          }
        }
      }
    };
  }

  private static ArchCondition<JavaClass> knowTheAppByConstructorsAlone() {
    return new ArchCondition<>("know the App by no-argument constructors of handlers alone") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        var signatures =
            type.getCodeUnits().stream()
                .flatMap(
                    unit ->
                        Stream.concat(
                            unit.getRawParameterTypes().stream(),
                            Stream.of(unit.getRawReturnType())))
                .anyMatch(each -> each.isEquivalentTo(App.class));
        var fields =
            type.getFields().stream()
                .anyMatch(field -> field.getRawType().isEquivalentTo(App.class));
        if (signatures || fields) {
          events.add(SimpleConditionEvent.violated(type, type.getName() + " keeps the App"));
        }
        type.getAccessesFromSelf().stream()
            .filter(access -> access.getTargetOwner().isEquivalentTo(App.class))
            .filter(access -> !(HANDLERS.test(type) && isInNoArgumentConstructor(access)))
            .forEach(
                access -> events.add(SimpleConditionEvent.violated(type, access.getDescription())));
      }
    };
  }

  private static boolean isInNoArgumentConstructor(JavaAccess<?> access) {
    return access.getOrigin() instanceof JavaConstructor constructor
        && constructor.getRawParameterTypes().isEmpty();
  }
}
