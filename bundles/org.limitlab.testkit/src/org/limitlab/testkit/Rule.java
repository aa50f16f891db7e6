package org.limitlab.testkit;

import java.util.function.Consumer;

/**
 * One rule of an exam.
 *
 * @param id short name for excuses, lower case with hyphens
 * @param statement what holds, as the name of the test
 * @param check throws an AssertionError that says what does not hold, at which parameters
 */
record Rule<T>(String id, String statement, Consumer<T> check) {}
