package dev.gauntlet.activities.provider.http;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;

/** What LangChain4j wants to be told of a stream that the exchange folds by itself. */
public final class Unheard implements StreamingChatResponseHandler {

  @Override
  public void onCompleteResponse(ChatResponse response) {}

  @Override
  public void onError(Throwable thrown) {}
}
