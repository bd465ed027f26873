/** Request counts, durations and feedback for `GET /metrics`. Routes are patterns, never addresses with ids. */
import { Counter, Histogram, type Registry } from "prom-client";

export interface WebMetrics {
  registry: Registry;
  request(entry: { method: string; route: string; status: number; seconds: number }): void;
  feedback(useful: boolean): void;
}

function makeDurations(registry: Registry): Histogram {
  const name = "can_cu_http_request_duration_seconds";
  const existing = registry.getSingleMetric(name);
  if (existing instanceof Histogram) return existing;
  return new Histogram({
    name,
    help: "Seconds until the response starts, by route.",
    labelNames: ["method", "route"],
    buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30],
    registers: [registry],
  });
}

export function makeWebMetrics(registry: Registry): WebMetrics {
  // Two apps in one process (tests, restarts) share the registry and so the series.
  const counter = (name: string, help: string, labelNames: string[]): Counter => {
    const existing = registry.getSingleMetric(name);
    if (existing instanceof Counter) return existing;
    return new Counter({ name, help, labelNames, registers: [registry] });
  };
  const requests = counter("can_cu_http_requests_total", "HTTP requests by route and status.", [
    "method",
    "route",
    "status",
  ]);
  const feedback = counter("can_cu_feedback_total", "Answers marked useful or not.", ["useful"]);
  const durations = makeDurations(registry);

  return {
    registry,
    request({ method, route, status, seconds }) {
      requests.inc({ method, route, status: String(status) });
      durations.observe({ method, route }, seconds);
    },
    feedback: (useful) => feedback.inc({ useful: String(useful) }),
  };
}
