package dev.gauntlet.web.door;

import java.net.InetAddress;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The filters in front of everything. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DoorProperties.class, ProxyProperties.class})
public class DoorConfiguration {

  @Bean
  FilterRegistrationBean<RequestIdFilter> requestIdFilter() {
    FilterRegistrationBean<RequestIdFilter> filter =
        new FilterRegistrationBean<>(new RequestIdFilter());
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }

  @Bean
  FilterRegistrationBean<HeaderFilter> headerFilter() {
    FilterRegistrationBean<HeaderFilter> filter =
        new FilterRegistrationBean<>(new HeaderFilter(ImportMap.hash()));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    return filter;
  }

  @Bean
  FilterRegistrationBean<HostFilter> hostFilter(DoorProperties properties) {
    FilterRegistrationBean<HostFilter> filter =
        new FilterRegistrationBean<>(new HostFilter(properties.allowedHosts()));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
    return filter;
  }

  @Bean
  FilterRegistrationBean<SizeFilter> sizeFilter() {
    FilterRegistrationBean<SizeFilter> filter = new FilterRegistrationBean<>(new SizeFilter());
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 3);
    return filter;
  }

  @Bean
  FilterRegistrationBean<CallerFilter> callerFilter(
      ListeningAddress listening, ProxyProperties proxies) {
    FilterRegistrationBean<CallerFilter> filter =
        new FilterRegistrationBean<>(
            new CallerFilter(listening.address().isLoopbackAddress(), proxies));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 4);
    return filter;
  }

  /** There are no accounts: whoever reaches the web spends the owner's money. */
  @Bean
  ListeningAddress listeningAddress(
      @Value("${server.address:127.0.0.1}") InetAddress address,
      @Value("${GAUNTLET_ALLOW_ANONYMOUS:false}") boolean anonymousAllowed) {
    return ListeningAddress.checked(address, anonymousAllowed);
  }

  /** An id with an encoded slash is a wrong id, to be answered by us and not by Tomcat. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> encodedSlashes() {
    return factory ->
        factory.addConnectorCustomizers(
            connector -> connector.setEncodedSolidusHandling("passthrough"));
  }

  /** Inside of Spring Boot's own valve, so that it speaks first. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTomcat() {
    return factory ->
        factory.addContextCustomizers(
            context -> context.getParent().getPipeline().addValve(new ProblemValve()));
  }
}
