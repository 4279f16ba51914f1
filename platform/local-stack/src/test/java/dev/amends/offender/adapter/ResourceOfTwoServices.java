package dev.amends.offender.adapter;

import dev.amends.stranger.Stranger;

/** Shares a class with another service. */
public final class ResourceOfTwoServices {

  Stranger[] strangers() {
    return new Stranger[0];
  }
}
