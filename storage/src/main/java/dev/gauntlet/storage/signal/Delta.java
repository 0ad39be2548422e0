package dev.gauntlet.storage.signal;

/**
 * A part of an answer that is being written.
 *
 * @param battleId the battle
 * @param seq the message that it will be
 * @param request which request for the message, from 1; a later one begins anew
 * @param offset how many UTF-16 units of the answer come before it
 * @param text what was written
 */
public record Delta(String battleId, int seq, int request, int offset, String text) {}
