import { OperationalError } from 'n8n-workflow';
import { collectPages, type Page } from '../../../nodes/AmazonSellerCentral/transport/paging';
import { hold, target } from '../target';

const MOST_ASKED = 2_000;

/** Page tokens that turn in a circle, or never end while pages are empty or full. */
export const amazonPaging = target({
	name: 'amazonPaging',
	draw: (chance) => ({
		tokens: chance.pick(['none', 'same', 'circle', 'endless'] as const),
		rows: chance.pick([0, 0, 1, 100]),
		limit: chance.pick([1, 50, 1_000, Number.POSITIVE_INFINITY]),
	}),
	read: async ({ tokens, rows, limit }) => {
		let asked = 0;
		const tokenOf = { none: () => undefined, same: () => 'same', circle: () => `circle ${asked % 5}`, endless: () => `token ${asked}` };
		const page = async (): Promise<Page<number>> => {
			asked += 1;
			hold(asked <= MOST_ASKED, 'a list asks for page after page without an end');
			return { records: Array.from({ length: rows }, (_, index) => index), nextToken: tokenOf[tokens]() };
		};
		await collectPages(page, limit);
	},
	isDocumented: (error) => error instanceof OperationalError,
});
