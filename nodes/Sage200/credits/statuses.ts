import { textOf } from '../../domain/text/textOf';
import type { RunCache } from '../runCache';
import type { SageClient } from '../transport/request';

/** Names of the numbers that views give for statuses. A number that Sage does not name has none. */
export interface Statuses {
	/** `/sop_document_status_types`: `EnumDocumentStatusCancelled`. */
	readonly document: (id: unknown) => string;
	/** `/sop_trade_line_status_types`: None, Partially, Fully. */
	readonly progress: (id: unknown) => string;
}

/** Reads both lists, once per run. Throws when Sage cannot be read. */
export async function statusesOf(client: SageClient, cache: RunCache): Promise<Statuses> {
	const names = async (path: string) =>
		await cache.remember(`names|${path}`, async () => {
			const { value: rows } = await client.page(path, {}, 'id');
			return new Map(rows.map((row) => [String(row.id), textOf(row.value)]));
		});
	const [documents, progress] = [await names('/sop_document_status_types'), await names('/sop_trade_line_status_types')];
	const named = (list: ReadonlyMap<string, string>) => (id: unknown) => list.get(textOf(id)) ?? '';
	return { document: named(documents), progress: named(progress) };
}
