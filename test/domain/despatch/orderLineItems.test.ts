import { gatherOrders } from '../../../nodes/domain/despatch/choose';
import { itemsOfLines } from '../../../nodes/domain/despatch/orderLineItems';
import type { FilledField, LineFact } from '../../../nodes/domain/settings/settings.types';
import { DEMO_SETTINGS, settingsWith } from '../../../sandbox/demo/settings';
import { ID, line } from './fixtures';

const keeping = (...lineFields: Array<FilledField<LineFact>>) => settingsWith({ orders: { ...DEMO_SETTINGS.orders, lineFields } });
const inSpareText = keeping({ field: 'spare_text_2', fact: 'orderItemId', text: '' });

test("lines say of which item they are, where the client keeps Amazon's order item id on them", () => {
	const orders = [
		{ id: 900, lines: [{ id: 71, spare_text_2: ' 9001 ' }, { id: 72, spare_text_2: '' }, { id: 73 }] },
		{ id: 901, lines: null },
	];
	expect([...itemsOfLines(orders, inSpareText)]).toEqual([['71', '9001']]);
	expect([...itemsOfLines(orders, DEMO_SETTINGS)]).toEqual([]);
});

test('Sage is asked for the lines of the orders then, and only then', () => {
	expect(gatherOrders(inSpareText, [line()], [])).toEqual({ orderIds: [ID], textOrderIds: [ID] });
	expect(gatherOrders(DEMO_SETTINGS, [line()], []).textOrderIds).toEqual([]);
	// A comment for the warehouse does not come with the lines.
	expect(gatherOrders(keeping({ field: 'picking_list_comment', fact: 'orderItemId', text: '' }), [line()], []).textOrderIds).toEqual([]);
});
