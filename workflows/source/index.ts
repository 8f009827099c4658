import type { Canvas } from './builder/canvas';
import { allocateReceipts } from './flows/allocateReceipts';
import { approveCredit, approveMovement, approveReturn } from './flows/approvePostings';
import { checkDecisions } from './flows/checkDecisions';
import { decideSettlement } from './flows/decideSettlement';
import { askForOrders } from './flows/askForOrders';
import { failedRun } from './flows/failedRun';
import { fbaAdjustments } from './flows/fbaAdjustments';
import { fbaDrift } from './flows/fbaDrift';
import { findDespatches } from './flows/findDespatches';
import { fetchOrders } from './flows/fetchOrders';
import { followUpOrders } from './flows/followUpOrders';
import { importOrders } from './flows/importOrders';
import { keepOpenOrders } from './flows/keepOpenOrders';
import { keepTrail } from './flows/keepTrail';
import { returns } from './flows/returns';
import { releaseLease, renewLease, takeLease } from './flows/leases';
import { openRun } from './flows/openRun';
import { postSettlements } from './flows/postSettlements';
import { prepareSettlement } from './flows/prepareSettlement';
import { prepareTables } from './flows/prepareTables';
import { drawExceptions, drawHealth, drawMonthEnd, drawOrder, drawSettlement, drawSettlements } from './flows/drawPages';
import { pages } from './flows/pages';
import { pushDispatch } from './flows/pushDispatch';
import { recordOutcome } from './flows/recordOutcome';
import { stockChanges, stockSweep } from './flows/stock';
import { workOutStock } from './flows/workOutStock';
import { uploadSettlement } from './flows/uploadSettlement';
import { shipRisk } from './flows/shipRisk';

/** Every shipped workflow, by the name of its JSON file in `workflows/`. */
export const FLOWS: Readonly<Record<string, () => Canvas>> = {
	'allocate-receipts': allocateReceipts,
	'approve-credit-note': approveCredit,
	'approve-fba-movement': approveMovement,
	'approve-return': approveReturn,
	'check-decisions': checkDecisions,
	'decide-settlement': decideSettlement,
	'ask-for-orders': askForOrders,
	'fba-adjustments': fbaAdjustments,
	'fba-drift': fbaDrift,
	'fetch-orders': fetchOrders,
	'keep-open-orders': keepOpenOrders,
	'find-despatches': findDespatches,
	'follow-up-orders': followUpOrders,
	'import-amazon-orders': importOrders,
	'keep-order-trail': keepTrail,
	'open-run': openRun,
	'post-amazon-settlements': postSettlements,
	'prepare-settlement': prepareSettlement,
	'prepare-tables': prepareTables,
	'push-dispatch': pushDispatch,
	'record-failed-run': failedRun,
	'record-outcome': recordOutcome,
	'release-lease': releaseLease,
	'renew-lease': renewLease,
	returns,
	'stock-changes': stockChanges,
	'stock-sweep': stockSweep,
	'ship-risk': shipRisk,
	'take-lease': takeLease,
	'work-out-stock': workOutStock,
	'upload-settlement-file': uploadSettlement,
	'draw-exceptions': drawExceptions,
	'draw-health': drawHealth,
	'draw-month-end': drawMonthEnd,
	'draw-order': drawOrder,
	'draw-settlement': drawSettlement,
	'draw-settlements': drawSettlements,
	'show-pages': pages,
};
