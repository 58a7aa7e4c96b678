/** The commands of this module: run, record, differential, quick. */
@NullMarked
package dev.rondo.conformance.command;

import org.jspecify.annotations.NullMarked;
