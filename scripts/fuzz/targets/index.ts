import type { FuzzTarget } from '../target';
import { amazonAnswers } from './amazonAnswers';
import { amazonPaging } from './amazonPaging';
import { amounts } from './amounts';
import { bridge } from './bridge';
import { dates } from './dates';
import { decimals, worth } from './decimals';
import { decode } from './decode';
import { download } from './download';
import { amazonErrorBody, amazonThrown, blotting, sageErrorBody } from './errorBodies';
import { processingReport } from './listings';
import { dispatch, fbaRows, orderFollow, stock } from './goods';
import { losslessJson } from './losslessJson';
import { nominalMap } from './nominalMap';
import { orderFacts, orders } from './orders';
import { postingPlan } from './plan';
import { preview } from './preview';
import { report } from './report';
import { sageAnswers, sageLooks } from './sageAnswers';
import { sagePaging, sageRows } from './sagePaging';
import { settings } from './settings';
import { settlementFile } from './settlementFile';
import { settlementPlan } from './settlementPlan';
import { table } from './table';

/** Every reader of foreign bytes, JSON, CSV and settings. A new reader gets a file here and a line below. */
export const TARGETS: readonly FuzzTarget[] = [
	amazonAnswers,
	amazonErrorBody,
	amazonPaging,
	amazonThrown,
	amounts,
	blotting,
	bridge,
	dates,
	decimals,
	decode,
	dispatch,
	download,
	fbaRows,
	losslessJson,
	nominalMap,
	orderFacts,
	orderFollow,
	orders,
	postingPlan,
	preview,
	processingReport,
	report,
	sageAnswers,
	sageErrorBody,
	sageLooks,
	sagePaging,
	sageRows,
	settings,
	settlementFile,
	settlementPlan,
	stock,
	table,
	worth,
];
