/**
 * The exam that every contributed model, theory and example experiment must pass, for the tests of
 * plug-ins. {@link org.limitlab.testkit.Exam} gives one dynamic test for each rule and contribution
 * of a catalog, and pins the numbers of models and theories together with their revisions; {@link
 * org.limitlab.testkit.ModelExam} and {@link org.limitlab.testkit.TheoryExam} list the rules.
 */
package org.limitlab.testkit;
