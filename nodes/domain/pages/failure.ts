import { html } from './html';
import { PAGE_PATHS } from './links';
import { STYLE } from './style';

/** What a person sees where a page could not be drawn. It is the same for every page, so it says nothing of what was asked. */
export const FAILURE_PAGE = html`<!doctype html>
	<html lang="en-GB">
		<head>
			<meta charset="utf-8" />
			<meta name="viewport" content="width=device-width,initial-scale=1" />
			<title>The page could not be drawn</title>
			<style>
				${STYLE}
			</style>
		</head>
		<body>
			<main>
				<h1>The page could not be drawn</h1>
				<p class="lead">Nothing was changed. What happened stands in the table Run log, under the flow pages.</p>
				<p>Load the page again in a minute. If it stays like this, show the row of the run log to whoever looks after n8n.</p>
				<p><a href="${PAGE_PATHS.health}">Go to Health</a></p>
			</main>
		</body>
	</html> `.text;
