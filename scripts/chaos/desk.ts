import type { IDataObject } from 'n8n-workflow';
import type { SalesOrderDraft } from '../../nodes/domain/order/order.types';
import type { PostingPlan } from '../../nodes/domain/books/plan.types';
import { runSageNode } from './node';
import type { Process, Wire } from './wire';

const MINUTE = 60_000;
/** As in the templates: Config of both flows, `retryAfter` of the settlement board, `settleMinutes` of the order import. */
export const LEASE_MINUTES = 90;
export const MARGIN_MINUTES = 40;
const SETTLE_MINUTES = 30;
/** Records that are left alone for a while after such a refusal. */
const WAITING_KINDS: readonly string[] = ['outcomeUnknown', 'postedNotShown'];

export type Flow = 'orders' | 'settlements';

/** A refusal as the exceptions table keeps it. */
export interface DeskException {
	readonly kind: string;
	readonly message: string;
	readonly urns: readonly string[];
	readonly seenAt: number;
}

/**
 * n8n's tables, as the templates use them: the leases, the settlement board and the exceptions. Everything written here survives
 * the end of a process, and nothing else does.
 */
export class Desk {
	/** Until when each flow's lease is held, and by whom. */
	private readonly leases = new Map<Flow, { holder: string; heldUntil: number }>();
	private isSettlementPosted = false;
	private readonly ordersPosted = new Set<string>();
	/** Open exceptions by record: settlement id or order id. */
	readonly open = new Map<string, DeskException>();
	/** Records that a run left to the next one, because its time was over. */
	outOfTime = 0;

	constructor(
		private readonly wire: Wire,
		private readonly now: () => number,
		private readonly records: { readonly plan: PostingPlan; readonly orders: readonly SalesOrderDraft[] },
		private readonly hasLease: boolean,
	) {}

	/**
	 * One execution of a flow, with what the template does before and after the Sage node. `beforeSage` takes its time between the lease
	 * and the first look into Sage: Amazon is slow, or the machine sleeps.
	 */
	async runFlow(flow: Flow, process: Process, beforeSage: () => Promise<void> = async () => {}): Promise<void> {
		if (!this.takes(flow, process)) return;
		const options = this.optionsOf(flow);
		await beforeSage();
		if (flow === 'orders') await this.importOrders(process, options);
		else await this.postSettlement(process, options);
		if (!process.isDead) this.givesBack(flow, process);
	}

	/** `Take a lease`: one conditional update, then whoever stands in the row holds it. */
	private takes(flow: Flow, process: Process): boolean {
		if (!this.hasLease) return true;
		const row = this.leases.get(flow) ?? { holder: '', heldUntil: 0 };
		if (row.heldUntil < this.now()) this.leases.set(flow, { holder: process.name, heldUntil: this.now() + LEASE_MINUTES * MINUTE });
		return this.leases.get(flow)?.holder === process.name;
	}

	/** Nothing is sent in the last minutes of the lease. */
	private optionsOf(flow: Flow): object {
		const { heldUntil } = this.leases.get(flow) ?? {};
		return heldUntil === undefined ? {} : { sendBefore: new Date(heldUntil - MARGIN_MINUTES * MINUTE).toISOString() };
	}

	/** `Release a lease`: only while the same execution still holds it. */
	private givesBack(flow: Flow, process: Process): void {
		if (this.leases.get(flow)?.holder === process.name) this.leases.set(flow, { holder: '', heldUntil: 0 });
	}

	/** An order whose outcome was unclear waits for the settle time; all others are handed to Sage, those posted already too (the overlap). */
	private async importOrders(process: Process, options: object): Promise<void> {
		const due = this.records.orders.filter(({ customerDocumentNo }) => !this.waits(customerDocumentNo));
		if (due.length === 0) return;
		const answers = await runSageNode(this.wire, process, {
			resource: 'salesOrder',
			operation: 'create',
			all: { options },
			perItem: due.map((salesOrder) => ({ salesOrder })),
		});
		if (process.isDead) return;
		for (const [index, answer] of answers.entries()) {
			const { customerDocumentNo } = due[index];
			if (answer.error === undefined) this.ordersPosted.add(customerDocumentNo);
			this.record(customerDocumentNo, answer);
		}
	}

	private async postSettlement(process: Process, options: object): Promise<void> {
		const { plan } = this.records;
		if (this.isSettlementPosted || this.waits(plan.subject.id)) return;
		const [answer] = await runSageNode(this.wire, process, { resource: 'postingPlan', operation: 'post', all: { plan, options } });
		if (process.isDead) return;
		this.isSettlementPosted = answer.outcome !== undefined; // the board shows what the last run wrote
		this.record(plan.subject.id, answer);
	}

	/** Nothing is waited for. */
	isDone(): boolean {
		return this.isSettlementPosted && this.ordersPosted.size === this.records.orders.length && this.open.size === 0;
	}

	/** The nightly comparison of Sage with what the board shows as posted. */
	async verify(process: Process): Promise<void> {
		const { plan } = this.records;
		const [answer] = await runSageNode(this.wire, process, { resource: 'postingPlan', operation: 'verify', all: { plan } });
		const problems = (answer.problems ?? []) as Array<{ kind: string; message: string; urns: string[] }>;
		const [first] = problems;
		if (first)
			this.open.set(plan.subject.id, {
				kind: first.kind,
				message: problems.map(({ message }) => message).join(' '),
				urns: problems.flatMap(({ urns }) => urns),
				seenAt: this.now(),
			});
	}

	private waits(recordId: string): boolean {
		const exception = this.open.get(recordId);
		// What Sage took without showing it waits for a person, who looks for as long as the settle time before letting it go on.
		return exception !== undefined && WAITING_KINDS.includes(exception.kind) && exception.seenAt > this.now() - SETTLE_MINUTES * MINUTE;
	}

	/** An exception is opened or replaced; a run that got through closes it. */
	private record(recordId: string, answer: IDataObject): void {
		if (answer.error === undefined) {
			this.open.delete(recordId);
			return;
		}
		const details = (answer.details ?? {}) as { kind?: string; urns?: string[] };
		if (details.kind === 'notSentInTime') this.outOfTime++;
		this.open.set(recordId, {
			kind: details.kind ?? 'runFailed',
			message: String(answer.error),
			urns: details.urns ?? [],
			seenAt: this.now(),
		});
	}
}
