/**
 * Judging: {@link org.limitlab.engine.judge.Evidence} holds what was measured for one claim, from
 * results or from a table of another program; {@link org.limitlab.engine.judge.Judge} compares it
 * with the claim's acceptance region and gives a {@link org.limitlab.engine.judge.Verdict}.
 */
package org.limitlab.engine.judge;
