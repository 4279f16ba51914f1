package dev.amends.offender.adapter;

import java.time.OffsetDateTime;

/** Nobody can tell it what time it is. */
public final class ResourceWithATimeOfItsOwn {

  OffsetDateTime time() {
    return OffsetDateTime.now();
  }
}
