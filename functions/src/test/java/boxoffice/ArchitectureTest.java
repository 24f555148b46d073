package boxoffice;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.UUID;

/** The layout that README.md draws, as rules that break the build. */
@AnalyzeClasses(packages = "boxoffice", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule features_have_no_cycles =
      slices().matching("boxoffice.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule only_stores_know_the_sdk =
      noClasses()
          .that()
          .resideOutsideOfPackages("boxoffice.dynamodb..", "boxoffice.idempotency..")
          .and(not(simpleNameEndingWith("Store")))
          .and(not(simpleName("SeatWrites").or(simpleName("Shard"))))
          .and(not(simpleName("CognitoAccounts")))
          .and(not(simpleName("App").or(simpleName("DynamoDb")).or(simpleName("Cognito"))))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon.awssdk..");

  @ArchTest
  static final ArchRule only_handlers_and_the_endpoint_know_lambda =
      noClasses()
          .that(
              not(
                  simpleNameEndingWith("Handler")
                      .or(simpleName("StreamBatch"))
                      .or(simpleName("Job"))))
          .and(not(simpleName("Priming")))
          .and()
          .resideOutsideOfPackages("boxoffice.http..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.amazonaws..");

  @ArchTest
  static final ArchRule only_the_http_package_knows_json =
      noClasses()
          .that()
          .resideOutsideOfPackages("boxoffice.http..", "boxoffice.idempotency..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml.jackson..");

  @ArchTest
  static final ArchRule nothing_knows_the_app_but_constructors_of_handlers =
      noClasses()
          .that(not(simpleNameEndingWith("Handler")))
          .and()
          .resideInAPackage("boxoffice.(*)..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("boxoffice.App");

  @ArchTest
  static final ArchRule handlers_are_final_and_implement_one_interface =
      classes()
          .that()
          .haveSimpleNameEndingWith("Handler")
          .should()
          .implement(RequestHandler.class)
          .andShould()
          .haveModifier(JavaModifier.FINAL);

  @ArchTest
  static final ArchRule time_comes_from_the_injected_clock =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("boxoffice.App")
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
          .doNotHaveFullyQualifiedName("boxoffice.App")
          .should()
          .callConstructor(Random.class)
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callMethod(UUID.class, "randomUUID");

  @ArchTest
  static final ArchRule only_the_app_reads_the_environment =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("boxoffice.App")
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(System.class, "getProperty", String.class);
}
