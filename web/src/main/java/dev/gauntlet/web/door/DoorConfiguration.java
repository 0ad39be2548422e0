package dev.gauntlet.web.door;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The filters in front of everything. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DoorProperties.class)
public class DoorConfiguration {

  @Bean
  FilterRegistrationBean<HeaderFilter> headerFilter() {
    FilterRegistrationBean<HeaderFilter> filter =
        new FilterRegistrationBean<>(new HeaderFilter(ImportMap.hash()));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }

  @Bean
  FilterRegistrationBean<HostFilter> hostFilter(DoorProperties properties) {
    FilterRegistrationBean<HostFilter> filter =
        new FilterRegistrationBean<>(new HostFilter(properties.allowedHosts()));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    return filter;
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
