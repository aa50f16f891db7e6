/**
 * Online learning of two-layer erf networks, a fresh sample each step, and its order parameters:
 * overlaps of students and teachers follow ordinary differential equations with closed integrals,
 * with or without dropout. The engine serves other packages: tasks with heads, dropout schedules,
 * and rules whose updates do not use the readout.
 *
 * <p>Read first: {@link org.limitlab.family.teachers.online.OverlapField} (the limit), {@link
 * org.limitlab.family.teachers.online.OverlapShape} (how states are laid out).
 */
package org.limitlab.family.teachers.online;
