package boxoffice.events;

import java.util.List;

/**
 * What guests of an event got by mail.
 *
 * @param sent how many mails about the event went out
 * @param refused how many mails about it had an address that was refused
 * @param messages what its organizer wrote to them, the newest first, at most 20
 */
record NoticesResponse(long sent, long refused, List<MessageResponse> messages) {

  NoticesResponse {
    messages = List.copyOf(messages);
  }
}
