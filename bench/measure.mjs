// One round of load: answers counted, latencies kept whole (percentiles of rounds cannot be averaged), CPU and memory of the server read.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import autocannon from 'autocannon';

const TICKS_PER_SECOND = 100;

/** CPU seconds (user + system) a process has used so far. */
export function cpuSeconds(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  } catch {
    const [minutes, seconds] = execFileSync('ps', ['-o', 'cputime=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .split(':')
      .slice(-2);
    return Number(minutes) * 60 + Number(seconds);
  }
}

/** Resident memory of a process in MB. */
export const memoryMb = pid =>
  Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;

/** Each connection walks through a part of its own, as far as there are enough; building all for each would keep the driver itself busy. */
function partOf(requests, client, connections) {
  const size = Math.max(Math.ceil(requests.length / connections), Math.min(requests.length, 10));
  const at = Math.floor((requests.length / connections) * client);
  return [...requests.slice(at), ...requests.slice(0, at)].slice(0, size);
}

/**
 * @param server { url, pid }
 * @param load { connections, requests, seconds } or { …, amount } for so many requests.
 */
export async function measure(server, { connections, requests, seconds, amount, expect = 200 }) {
  const latencies = [];
  const begun = new Set();
  let answers = 0;
  let wrong = 0;
  let clients = 0;
  let last = 0;
  const setupClient = client => client.setRequests(partOf(requests, clients++, connections));
  const cpuBefore = cpuSeconds(server.pid);
  const started = performance.now();
  await new Promise((done, failed) => {
    const end = amount ? { amount } : { duration: seconds };
    const options = { url: server.url, connections, timeout: 20, requests: requests.slice(0, 1), setupClient, ...end };
    const run = autocannon(options, error => (error ? failed(error) : done()));
    run.on('response', (client, status, _bytes, milliseconds) => {
      answers++;
      // All connections ask for the first time at the same instant, as no crowd of buyers does: counted, but not as a waiting time.
      if (begun.has(client)) latencies.push(milliseconds);
      else begun.add(client);
      last = performance.now();
      if (status !== expect) wrong++;
    });
    run.on('reqError', () => wrong++);
  });
  // Until the last answer: autocannon itself looks at the end only once a second.
  const cpu = cpuSeconds(server.pid) - cpuBefore;
  return { answers, latencies, wrong, seconds: ((last || performance.now()) - started) / 1000, cpu };
}

const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
const sum = (rounds, pick) => rounds.reduce((total, round) => total + pick(round), 0);

/** All rounds as one: req/s, p50, p95, p99 in ms, CPU seconds of the server per 1,000 requests, wrong answers. */
export function total(rounds) {
  const latencies = rounds.flatMap(round => round.latencies).sort((a, b) => a - b);
  const answers = sum(rounds, round => round.answers);
  return {
    perSecond: answers / sum(rounds, round => round.seconds),
    p50: percentile(latencies, 0.5),
    p95: percentile(latencies, 0.95),
    p99: percentile(latencies, 0.99),
    cpuPerThousand: (sum(rounds, round => round.cpu) / Math.max(1, answers)) * 1000,
    wrong: sum(rounds, round => round.wrong),
  };
}
