package org.eclipse.microprofile.reactive.messaging;

/** Has the name of the real one, which this module does without. */
public interface Emitter<T> {}
