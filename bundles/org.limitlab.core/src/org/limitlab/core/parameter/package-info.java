/**
 * Parameters as annotated records. {@link org.limitlab.core.parameter.Parameter} puts symbol, unit,
 * range, default and a sentence on a record component; {@link
 * org.limitlab.core.parameter.ParameterSchema} reads a record class and binds values from files and
 * command lines to it; {@link org.limitlab.core.parameter.Part} is a named part (an objective, an
 * activation) that plug-ins can add.
 */
package org.limitlab.core.parameter;
