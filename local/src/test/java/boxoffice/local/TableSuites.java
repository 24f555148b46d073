package boxoffice.local;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * The contract suite of the table engine and the twin of the simulation, on another engine. A class
 * with this annotation starts it and sets {@code table.endpoint} and {@code twin.endpoint}. Both
 * suites are of other modules, which are on the classpath in the profiles that run them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Suite
@SelectPackages("boxoffice.table.contract")
@SelectClasses(names = "boxoffice.simulation.TwinTest")
public @interface TableSuites {}
