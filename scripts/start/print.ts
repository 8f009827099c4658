import type { Check, FlowSummary, Result } from './result';

/** Whether everything that should hold holds: no check fails, both flows ran, and something was there to post. */
export function isGood({ run, checks, inSage }: Result): boolean {
	return (
		failedOf(checks).length === 0 &&
		![run.orders, run.settlements, run.fba, run.drift, run.returns].some(({ skipped }) => skipped) &&
		inSage.orders > 0 &&
		inSage.settlements > 0
	);
}

/** The result as a person reads it. */
export function readable(result: Result): string {
	const { run, clearing, payouts, checks, held, inSage } = result;
	const lines = [
		`Orders        ${flowLine(run.orders)}; ${inSage.orders} in Sage 200 now`,
		`Cancellations ${cancellationLine(result.cancellations)}`,
		`Settlements   ${flowLine(run.settlements)}; ${inSage.settlements} in Sage 200 now`,
		`FBA stock     ${flowLine(run.fba)}; ${run.drift.held} of ${run.drift.fetched} stock items differ from Sage 200`,
		`Returns       ${flowLine(run.returns)}`,
		`Dispatch      ${dispatchLine(result.dispatch)}`,
		...Object.values(clearing).map(
			({ bankCode, sage, amazonHolds }) =>
				`Clearing      ${bankCode} shows ${sage} in Sage 200, Amazon holds ${amazonHolds}: ${sage === amazonHolds ? 'they agree' : 'THEY DIFFER'}`,
		),
		`Payouts       Amazon paid ${payouts.amazon}, the current account received ${payouts.bank}: ${payouts.amazon === payouts.bank ? 'they agree' : 'THEY DIFFER'}`,
		`Stock         ${stockLine(result.stock)}`,
		`Identities    ${checks.length} checked, ${failedOf(checks).length} failed`,
		...failedOf(checks).map(({ name, left, right }) => `  FAILED: ${name}: ${left} against ${right}`),
	];
	if (held.length > 0) lines.push('Held for a person (Data Table "Bridge exceptions"):', ...held.map(({ message }) => `  - ${message}`));
	return lines.join('\n');
}

/** The last line of `npm start -- --once`. `posted` counts documents that are in Sage, `held` leaves pending orders out. */
export function onceLine({ run, dispatch, inSage, checks, clearing, stock, cancellations }: Result, seconds: number): string {
	return JSON.stringify({
		orders: { fetched: run.orders.fetched, posted: inSage.orders, held: run.orders.held },
		settlements: { fetched: run.settlements.fetched, posted: inSage.settlements, held: run.settlements.held },
		fba: { events: run.fba.fetched, posted: run.fba.posted + run.fba.alreadyPosted, held: run.fba.held, drift: run.drift.held },
		returns: { seen: run.returns.fetched, posted: run.returns.posted + run.returns.alreadyPosted, held: run.returns.held },
		stock,
		cancellations,
		dispatch,
		identities: { checked: checks.length, failed: failedOf(checks).length },
		clearing: Object.fromEntries(Object.entries(clearing).map(([currency, { sage, amazonHolds }]) => [currency, { sage, amazonHolds }])),
		seconds,
	});
}

const stockLine = ({ listings, updated, refused, differences }: Result['stock']): string =>
	`${listings} listings that the seller ships, ${updated} quantities sent, ${refused} refused, ${differences} differences found by the sweep`;

const cancellationLine = ({ asked, done, held }: Result['cancellations']): string =>
	`${asked} asked for by buyers, ${done} cancelled on Amazon and deleted in Sage 200, ${held} wait for a person`;

const dispatchLine = ({ due, confirmed, held, late }: Result['dispatch']): string =>
	`${due} parcels due, ${confirmed} confirmed on Amazon, ${held} held; ${late} orders late`;

const failedOf = (checks: readonly Check[]): Check[] => checks.filter(({ holds }) => !holds);

function flowLine({ skipped, fetched, posted, alreadyPosted, held, pending }: FlowSummary): string {
	if (skipped) return 'another run was at work, so this one did nothing';
	const earlier = alreadyPosted > 0 ? `, ${alreadyPosted} posted before` : '';
	const waiting = pending > 0 ? `, ${pending} pending` : '';
	return `${fetched} fetched, ${posted} posted${earlier}, ${held} held${waiting}`;
}
