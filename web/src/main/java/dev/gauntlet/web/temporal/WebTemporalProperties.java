package dev.gauntlet.web.temporal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Temporal is, for the web.
 *
 * @param target {@code host:port} of the server's frontend; not used by the standalone process
 * @param namespace the namespace, which has to exist
 * @param ui the address of the namespace in the Temporal Web UI, such as {@code
 *     http://127.0.0.1:8233/namespaces/default}; empty when there is none
 * @param mode which server it is: {@code cluster}, or what {@code up} started: {@code embedded},
 *     {@code dev-server}
 */
@ConfigurationProperties("gauntlet.temporal")
public record WebTemporalProperties(
    @DefaultValue("127.0.0.1:7233") String target,
    @DefaultValue("default") String namespace,
    @DefaultValue("") String ui,
    @DefaultValue("cluster") String mode) {}
