import type { Canvas } from '../builder/canvas';
import type { GridPosition } from '../builder/node.types';
import type { Step } from '../builder/step';
import { callWorkflow } from '../builder/nodes';
import { WORKFLOWS } from '../ids';

/** What people decided on records of a type, checked; its field `decisions` goes into *Approvals* of the bridge. */
export const checkedDecisions = (canvas: Canvas, at: GridPosition, recordType: string): Step =>
	canvas.add('Check the decisions', at, callWorkflow(WORKFLOWS.checkDecisions, { recordType }));
