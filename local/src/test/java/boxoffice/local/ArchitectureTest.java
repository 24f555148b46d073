package boxoffice.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rooms of the local system, as rules that break the build. */
@AnalyzeClasses(packages = "boxoffice.local", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule rooms_have_no_cycles =
      slices().matching("boxoffice.local.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule no_room_knows_the_root =
      noClasses()
          .that()
          .resideInAPackage("boxoffice.local.(*)..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("boxoffice.local");

  @ArchTest
  static final ArchRule only_the_root_knows_the_demo =
      noClasses()
          .that()
          .resideInAnyPackage(
              "boxoffice.local.gateway..",
              "boxoffice.local.lambda..",
              "boxoffice.local.processes..",
              "boxoffice.local.template..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("boxoffice.local.demo..");
}
