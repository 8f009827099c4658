import { SETTLEMENT } from '../../../nodes/domain/settlement/desk/settlementSubject';
import type { Canvas } from '../builder/canvas';
import { decisionForm } from '../frame/decisionForm';
import { FORMS, TABLES, WORKFLOWS } from '../ids';

/** Finance approves, holds, releases, or names a day. */
export const decideSettlement = (): Canvas =>
	decisionForm({
		workflow: WORKFLOWS.decideSettlement,
		description:
			'A form in which a person decides on a settlement: approve, hold, release, name a day. Only people in the table Deciders may; what they decide is sealed and kept, and the next run acts on it.',
		path: FORMS.decideSettlement,
		title: 'Decide on a settlement',
		text: 'The next page shows the settlement as it is now.',
		recordType: SETTLEMENT,
		table: TABLES.board,
		idColumn: 'settlementId',
		linkedBy: 'settlementId',
		cells: ['postOn', 'retryAfter'],
		note: [
			`It is opened by a link: \`/form/${FORMS.decideSettlement}?settlementId=…\`. **Approve** lets the next run post exactly the plan that is shown; a plan that changes after that waits again. **Hold** stops it in every mode until somebody releases it. **Name a day** dates nothing before that day.`,
			'',
			'Nothing is posted from here. The kind in *Deciders* is `approve`.',
		].join('\n'),
	});
