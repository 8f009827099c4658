import type { Row, RowValue } from '../shapes/shape';

/** What one request wrote: a record at its path, and the URNs from the first up to the second, which is not among them. */
export interface Written {
	readonly path: string;
	readonly id: RowValue;
	readonly urns: readonly [from: number, to: number];
}

/** What was written and does not show yet: it stays out of so many lists that it belongs in. In memory only. */
export class Unseen {
	private readonly records = new Map<string, number>();
	private readonly urns = new Map<number, number>();
	private readonly asked = new Map<string, number>();

	written({ path, id, urns: [from, to] }: Written, looks: number): void {
		if (looks === 0) return;
		if (id !== undefined) this.records.set(`${path} ${String(id)}`, looks);
		for (let urn = from; urn < to; urn++) this.urns.set(urn, looks);
	}

	/** The rows of those a question is about that show; each of the others has one look less to wait at this path. */
	shown(path: string, rows: readonly Row[]): Row[] {
		return rows.filter((row) => !this.hides(path, row));
	}

	private hides(path: string, { id, urn }: Row): boolean {
		const key = `${path} ${String(id)}`;
		const looks = urn === undefined ? this.records.get(key) : this.urns.get(urn as number);
		if (looks === undefined) return false;
		const before = this.asked.get(key) ?? 0;
		this.asked.set(key, before + 1);
		return before < looks;
	}
}
