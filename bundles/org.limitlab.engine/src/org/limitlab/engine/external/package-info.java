/**
 * Data that another program made: a tidy table becomes the evidence of a claim, judged like any
 * other and marked "external data".
 *
 * <p>Read first: {@link org.limitlab.engine.external.DataTable}.
 */
package org.limitlab.engine.external;
