/** What is counted, and how it becomes a metric. */
@NullMarked
package boxoffice.metrics;

import org.jspecify.annotations.NullMarked;
