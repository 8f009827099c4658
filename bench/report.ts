import type { AmazonBench, Measured } from './amazon';

/** Most that a drain may be above the best time and the least calls. */
export const ALLOWED = 1.05;

const round = (value: number): number => Math.round(value * 10_000) / 10_000;
const ratio = (value: number, best: number): number => (best === 0 ? (value === 0 ? 1 : Number.MAX_SAFE_INTEGER) : round(value / best));

const ratiosOf = ({ seconds, best, calls, least }: Measured) => ({ timeToBest: ratio(seconds, best), callsToLeast: ratio(calls, least) });

/** The one line that other programs read. */
export const amazonLine = ({ orders, quantities, guards, quietRun, sweep, polls, throttled }: AmazonBench): string =>
	JSON.stringify({
		orders: ratiosOf(orders),
		quantities: { ...ratiosOf(quantities), method: quantities.method },
		stock: { quietRun: ratiosOf(quietRun), sweep: ratiosOf(sweep) },
		throttled,
		apart: { guardReads: { ...ratiosOf(guards), calls: guards.calls }, feedPolls: polls },
	});

/** Whether everything was drained as fast and with as few calls as it has to be. */
export function isGoodEnough({ orders, quantities, guards, quietRun, sweep, throttled }: AmazonBench): boolean {
	const ratios = [orders, quantities, guards, quietRun, sweep].flatMap((measured) => Object.values(ratiosOf(measured)));
	return throttled === 0 && ratios.every((value) => value <= ALLOWED);
}

const row = (name: string, measured: Measured): string => {
	const { timeToBest, callsToLeast } = ratiosOf(measured);
	return `${name.padEnd(12)} ${measured.seconds.toFixed(1).padStart(9)} s, best ${measured.best.toFixed(1).padStart(9)} s: ${timeToBest.toFixed(4)}   ${String(measured.calls).padStart(5)} calls, least ${String(measured.least).padStart(5)}: ${callsToLeast.toFixed(4)}`;
};

/** The same for people: formulas, then figures. Times are those of the simulated clock. */
export const amazonText = (bench: AmazonBench): string =>
	[
		...bench.formulas,
		'',
		row('orders', bench.orders),
		row('quantities', bench.quantities),
		row('guard reads', bench.guards),
		row('stock, quiet', bench.quietRun),
		row('stock sweep', bench.sweep),
		`looks at the running feed: ${bench.polls}; answered with 429: ${bench.throttled}`,
	].join('\n');
