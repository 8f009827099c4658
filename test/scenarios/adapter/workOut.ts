import type { PlanStep } from '../../../nodes/domain/books/plan.types';
import type { ExceptionRecord } from '../../../nodes/domain/exceptions/exception';
import { exceptionOf } from '../../../nodes/domain/exceptions/kinds';
import { absoluteMinor, sumMinor, toDecimal } from '../../../nodes/domain/money/money';
import type { Refusal } from '../../../nodes/domain/result';
import { readBridgeSettings } from '../../../nodes/domain/settings/read';
import type { BridgeSettings, SeriesSettings } from '../../../nodes/domain/settings/settings.types';
import { CHART } from '../../../nodes/domain/settlement/catalogue/chart';
import { classifierFor } from '../../../nodes/domain/settlement/catalogue/classify';
import { readNominalMap } from '../../../nodes/domain/settlement/catalogue/nominalMap';
import { readBoard } from '../../../nodes/domain/settlement/desk/board';
import { endsOf } from '../../../nodes/domain/settlement/ends';
import { foldSettlement } from '../../../nodes/domain/settlement/fold/fold';
import { readSettlement } from '../../../nodes/domain/settlement/file/read';
import type { WaitingTransfer } from '../../../nodes/domain/settlement/parts/crossAccountDebt';
import type { WaitingCredit } from '../../../nodes/domain/settlement/parts/waiting.types';
import { planSettlement, type SettlementPlan } from '../../../nodes/domain/settlement/plan';
import { findSeries } from '../../../nodes/domain/settlement/series';
import { fileText } from '../form/fileText';
import type { Scenario } from '../form/scenario.types';
import { DOCUMENTS, type DocumentName } from '../form/vocabulary';
import type { Names, Worked, WorkedDocument, WorkedException, WorkedWaiting } from '../worked.types';
import { foundFacts } from './facts';
import { boardRows, mapRows, settingRows } from './settings';

const NOW = '2026-11-05T09:00:00.000Z';

/** The one place that knows how the bridge is asked and how it answers: hands a scenario to it and brings the answer back into the form. */
export function workOut(scenario: Scenario): Worked {
	const { rows: settingsGiven, notHandedOn } = settingRows(scenario);
	const reading = readBridgeSettings(settingsGiven);
	if (!reading.ok) throw new Error(reading.refusal.message);
	const settings = reading.value;
	const held = (refusal: Refusal): Worked =>
		heldBy([exceptionOf(refusal.kind, { ...refusal, recordId: 'file' }, NOW)], namesOf(settings, settings.series[0]), notHandedOn);
	const map = readNominalMap(mapRows(scenario));
	if (!map.ok) return held(map.refusal);
	const file = readSettlement(new TextEncoder().encode(fileText(scenario)));
	if (!file.ok) return held(file.refusal);
	const settlement = foldSettlement(file.value, settings, map.value);
	const ends = endsOf(settlement, classifierFor(map.value), scenario.facts.get('account type') ?? '');
	const found = findSeries(ends, settings.series, readBoard(boardRows(scenario)));
	if (!found.ok) return held(found.refusal);
	const { series, previous } = found.value;
	const postOn = scenario.facts.get('posting date');
	const outcome = planSettlement({
		settlement,
		settings,
		series,
		nominalMap: map.value,
		previous,
		now: NOW,
		...foundFacts(scenario, settings),
		...(postOn && { postOn }),
	});
	const names = namesOf(settings, series);
	const [plan] = outcome.ready;
	return plan ? planned(plan, outcome.exceptions, names, notHandedOn) : heldBy(outcome.exceptions, names, notHandedOn);
}

function planned(
	{ plan, series, waiting, transfers, provisional }: SettlementPlan,
	exceptions: readonly ExceptionRecord[],
	names: Names,
	notHandedOn: readonly string[],
): Worked {
	const clearing = plan.clearing?.bankCode ?? '';
	return {
		posts: true,
		series,
		documents: plan.steps.map((step) => documentOf(step, clearing)),
		closing: plan.clearing?.closing ?? '',
		exceptions: exceptions.map(exceptionIn),
		waiting: [...waiting.map(creditNote), ...transfers.map(transfer)],
		provisional: toDecimal(absoluteMinor(sumMinor(provisional.map(({ gross }) => gross)))),
		names,
		notHandedOn,
	};
}

const creditNote = ({ orderId, gross, taxShown }: WaitingCredit): WorkedWaiting => ({
	document: 'sales credit note',
	order: orderId,
	amount: gross,
	vat: taxShown,
});

/** What this account paid is negative. */
const transfer = ({ amount }: WaitingTransfer): WorkedWaiting => ({
	document: amount < 0 ? 'transfer out' : 'transfer in',
	order: '',
	amount: toDecimal(absoluteMinor(amount)),
	vat: '',
});

const heldBy = (exceptions: readonly ExceptionRecord[], names: Names, notHandedOn: readonly string[]): Worked => ({
	posts: false,
	series: '',
	documents: [],
	closing: '',
	exceptions: exceptions.map(exceptionIn),
	waiting: [],
	provisional: '0.00',
	names,
	notHandedOn,
});

const exceptionIn = ({ kind, recordId, amount, message, remedy, holds }: ExceptionRecord): WorkedException => ({
	kind,
	holds,
	order: /^\d{3}-\d{7}-\d{7}$/.test(recordId) ? recordId : '',
	amount,
	text: `${message} ${remedy}`,
});

function documentOf(step: PlanStep, clearing: string): WorkedDocument {
	const digits = /^(\d{3})(\d{7})(\d{7})[A-Z]/.exec(step.secondReference);
	return {
		document: documentName(step, clearing),
		order: digits ? digits.slice(1).join('-') : '',
		date: step.date,
		account: accountIn(step, clearing),
		amount: step.amount,
		lines: step.lines.map(({ nominalCode, costCentre, department, taxCode, net, tax }) => ({
			nominal: [nominalCode, costCentre, department].filter(Boolean).join('/'),
			taxCode,
			net,
			tax,
		})),
	};
}

function documentName(step: PlanStep, clearing: string): DocumentName {
	if (step.document === 'bank_transfer') return step.bankToCode === clearing ? 'transfer in' : 'transfer out';
	const found = Object.entries(DOCUMENTS).find(([, { resource }]) => resource === step.document);
	if (!found) throw new Error(`The form has no word for ${step.document}`);
	return found[0] as DocumentName;
}

/** The account at the other end of clearing; money that passes another bank than clearing shows that bank too. */
function accountIn(step: PlanStep, clearing: string): string {
	const banks = [step.bankCode, step.bankToCode].filter((code) => code !== undefined && code !== clearing);
	return [step.customerReference, step.supplierReference, ...banks].filter(Boolean).join(' ');
}

function namesOf({ taxCodes }: BridgeSettings, series: SeriesSettings): Names {
	const accounts: Readonly<Record<string, string | undefined>> = {
		'': '',
		customer: series.customer.code,
		'summary customer': series.summaryCustomer.code,
		'current account': series.currentAccount.code,
		supplier: series.supplier?.code,
	};
	const chart: Readonly<Record<string, { readonly code: string }>> = CHART;
	return {
		nominal: (name) => {
			if (/^\d/.test(name)) return name;
			if (!chart[name]) return `no nominal "${name}" in the chart`;
			return chart[name].code;
		},
		taxCode: (role) => (taxCodes as Readonly<Record<string, { readonly code: number }>>)[role]?.code ?? Number.NaN,
		account: (name) => accounts[name] ?? name,
	};
}
