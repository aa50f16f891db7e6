/**
 * Networks trained on data from a teacher, followed by their order parameters (papers P02, P03,
 * P04, P06, P07, P11). One package a kind of learning: online two-layer networks, forward-only
 * rules, optimal protocols, and batch learning by convex losses or message passing.
 */
package org.limitlab.family.teachers;
