package dev.gauntlet.web.door;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which proxies stand in front of the web.
 *
 * @param trustedProxies addresses or blocks of them (CIDR) whose word on the caller's address is
 *     taken; nobody's, when there are none
 * @param forwardedHeader the header in which they say it; the other one is what anybody wrote
 */
@ConfigurationProperties("gauntlet.door")
record ProxyProperties(
    @DefaultValue List<String> trustedProxies,
    @DefaultValue("X_FORWARDED_FOR") ForwardedHeader forwardedHeader) {}
