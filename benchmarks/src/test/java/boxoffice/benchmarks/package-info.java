/**
 * Measures what the program costs and how it bears a rush. Nothing here is shipped and nothing
 * asserts a time; docs/benchmarks.md has the figures of a run and what they do not say.
 */
@NullMarked
package boxoffice.benchmarks;

import org.jspecify.annotations.NullMarked;
