package dev.gauntlet.web.report;

import dev.gauntlet.storage.report.RunReports;
import dev.gauntlet.storage.run.RunQueries;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What reads and renders reports. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReportProperties.class)
public class RenderingConfiguration {

  @Bean
  ReportReader reportReader(RunQueries runs, RunReports reports) {
    return new ReportReader(runs, reports);
  }

  @Bean
  ReportPdf reportPdf(ReportProperties properties) {
    return new ReportPdf(properties);
  }
}
