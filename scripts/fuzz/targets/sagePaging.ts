import type { IDataObject, INode } from 'n8n-workflow';
import { apiError, unreadableTrouble } from '../../../nodes/Sage200/transport/errors';
import { equals } from '../../../nodes/Sage200/transport/filter';
import { listAll, listAnyOf, listEach } from '../../../nodes/Sage200/transport/paging';
import { rowsIn } from '../../../nodes/Sage200/transport/reading';
import type { SageClient } from '../../../nodes/Sage200/transport/request';
import { SAGE_BODIES } from '../corpus/answers';
import { anyJson, mutatedJson, type Json } from '../json';
import { hold, target } from '../target';

const NODE: INode = { id: 'node', name: 'Node', type: 'node', typeVersion: 1, position: [0, 0], parameters: {} };
const ROW = { id: 1, code: 'LAMP' };
const MOST_ASKED = 60;
const QUERY = { orderBy: 'id asc' };

/** A server that answers any JSON, or the same full page whatever is skipped: a list comes to an end, or to an error that says why. */
export const sagePaging = target({
	name: 'sagePaging',
	draw: (chance) => ({
		pages: Array.from({ length: chance.between(1, 4) }, () =>
			chance.happens(0.3) ? anyJson(chance) : mutatedJson(chance, JSON.parse(chance.pick(SAGE_BODIES)) as Json),
		),
		/** Rows of a page that comes again and again; 0 for none. */
		repeated: chance.pick([0, 0, 0, 1, 25, 500, 1000]),
		limit: chance.pick([1, 3, 700, Number.POSITIVE_INFINITY]),
	}),
	read: async ({ pages, repeated, limit }) => {
		let asked = 0;
		const full = Array.from({ length: repeated }, (_, index) => ({ ...ROW, id: index }));
		const unreadable = (path: string, why: string): Error => apiError(NODE, unreadableTrouble(why, `GET ${path}`));
		const page = async (path: string, _query: unknown, key?: string) => {
			asked += 1;
			hold(asked <= MOST_ASKED, 'a list asks for page after page without an end');
			const rows = rowsIn(repeated > 0 ? full : pages[Math.min(asked, pages.length) - 1], key);
			if (!rows.ok) throw unreadable(path, rows.why);
			return { value: rows.value, bytes: 0 };
		};
		const client = { page, unreadable, isStopped: () => false } as unknown as SageClient;
		const results: IDataObject[][] = [await listAll(client, '/products', QUERY, limit)];
		asked = 0;
		results.push(await listEach(client, '/products', QUERY, [equals('id', 1), equals('id', 2)], limit));
		asked = 0;
		results.push(await listAnyOf(client, '/products', QUERY, 'code', ['LAMP', 'BOOK'], limit));
		for (const rows of results) hold(rows.every(isRecord), 'a list holds something that is no record');
	},
	isDocumented: (error) => error instanceof Error && /^(NodeApiError|NodeOperationError|OperationalError)$/.test(error.constructor.name),
});

const isRecord = (row: unknown): boolean => typeof row === 'object' && row !== null && !Array.isArray(row);

/** An answer to rows. */
export const sageRows = target({ name: 'sageRows', draw: (chance) => anyJson(chance), read: (answer) => void rowsIn(answer, 'id') });
