/**
 * Formulas: the part of TeX's mathematics that claims, theories and labels use, read into a small
 * tree. One reader serves the labels of charts and the equations of reports, so that both
 * understand the same words. Reading never fails; what was not understood is listed.
 *
 * <p>Read first: {@link org.limitlab.report.tex.Tex}, {@link org.limitlab.report.tex.Node}, {@link
 * org.limitlab.report.tex.MathMl}.
 */
package org.limitlab.report.tex;
