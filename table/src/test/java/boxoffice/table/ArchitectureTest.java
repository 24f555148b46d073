package boxoffice.table;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rooms of the table, as rules that break the build. */
@AnalyzeClasses(packages = "boxoffice.table", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule rooms_have_no_cycles =
      slices().matching("boxoffice.table.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule rooms_know_only_those_below =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("main")
          .definedBy("boxoffice.table")
          .layer("transports")
          .definedBy("boxoffice.table.http", "boxoffice.table.client")
          .layer("protocol")
          .definedBy("boxoffice.table.protocol")
          .layer("engine")
          .definedBy("boxoffice.table.engine")
          .layer("parts")
          .definedBy("boxoffice.table.storage", "boxoffice.table.expression")
          .layer("value")
          .definedBy("boxoffice.table.value", "boxoffice.table.refusal")
          .whereLayer("main")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("transports")
          .mayOnlyBeAccessedByLayers("main")
          .whereLayer("protocol")
          .mayOnlyBeAccessedByLayers("main", "transports")
          .whereLayer("engine")
          .mayOnlyBeAccessedByLayers("main", "protocol");

  @ArchTest
  static final ArchRule only_the_storage_knows_its_library =
      noClasses()
          .that()
          .resideOutsideOfPackage("boxoffice.table.storage")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.h2..");

  @ArchTest
  static final ArchRule only_transports_know_their_libraries =
      noClasses()
          .that()
          .resideOutsideOfPackages("boxoffice.table.http", "boxoffice.table.client")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.eclipse.jetty..", "software.amazon..");
}
