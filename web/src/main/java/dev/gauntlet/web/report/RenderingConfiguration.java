package dev.gauntlet.web.report;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What renders reports. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReportProperties.class)
public class RenderingConfiguration {

  @Bean
  ReportPdf reportPdf(ReportProperties properties) {
    return new ReportPdf(properties);
  }
}
