import type { SandboxParts } from '../../core/parts';
import type { StoredRecord } from '../../core/store';
import { isStandard, outstandingOf, quantityOf } from '../books/orderState';
import { allocateStock, findHolding, freeStock, releaseStock, type HoldingRecord } from '../books/stock';
import { refuse } from '../refusal';
import type { Row } from '../shapes/shape';

/** The product of a line in the line's warehouse; refuses a line whose product is not kept there. */
export function holdingOfLine(parts: SandboxParts, line: Row, path: string): HoldingRecord {
	return (
		findHolding(parts, line.product_id as number, line.warehouse_id as number) ??
		refuse(`'${path}': the product ${String(line.code)} is not kept in the warehouse.`)
	);
}

/** What a request sets aside for a line: what it says, or by the setting as much as is free. */
export function quantityToAllocate(parts: SandboxParts, line: Row, given: Row, settings: StoredRecord): number {
	if (given.to_allocate_quantity !== undefined) return given.to_allocate_quantity as number;
	if (settings.allocate_stock_on_order_entry !== true || !isStandard(line)) return 0;
	const holding = findHolding(parts, line.product_id as number, line.warehouse_id as number);
	return holding ? Math.max(0, Math.min(freeStock(parts, holding.id), unallocatedOf(line))) : 0;
}

/** Sets more aside for a line, or less for a negative quantity, and gives the line as it then is. */
export function changeAllocation(parts: SandboxParts, line: Row, quantity: number, path: string): Row {
	if (quantity === 0) return line;
	const holding = holdingOfLine(parts, line, path);
	const allocated = quantityOf(line, 'allocated_quantity') + quantity;
	if (quantity > unallocatedOf(line)) refuse(`'${path}.to_allocate_quantity' is more than is left to allocate.`);
	if (allocated < 0) refuse(`'${path}.to_allocate_quantity' takes back more than is allocated.`);
	if (quantity > 0) allocateStock(parts, holding, quantity, `${path}.to_allocate_quantity`);
	else releaseStock(parts, holding, -quantity);
	return { ...line, allocated_quantity: allocated };
}

const unallocatedOf = (line: Row): number => outstandingOf(line) - quantityOf(line, 'allocated_quantity');
