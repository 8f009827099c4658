import { DOCUMENT_OPERATIONS } from './documents';
import { FINANCE_OPERATIONS } from './finances';
import type { Operation } from './operation';
import { ORDER_OPERATIONS } from './orders';
import { STOCK_OPERATIONS } from './stock';

/** The simulated operations with the figures and parameters of Amazon's models. */
export const OPERATIONS = {
	...ORDER_OPERATIONS,
	...DOCUMENT_OPERATIONS,
	...STOCK_OPERATIONS,
	...FINANCE_OPERATIONS,
} as const satisfies Record<string, Operation>;

/** The operation of a route, or none when the route is no operation. */
export const operationOf = (method: string, path: string): Operation | undefined =>
	Object.values<Operation>(OPERATIONS).find((each) => each.method === method && each.path === path);
