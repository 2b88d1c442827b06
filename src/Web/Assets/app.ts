import 'htmx.org';
import { focusSearchOnSlash } from './search';
import { sendFormsOnce } from './forms';
import { focusErrorSummary } from './errors';

focusSearchOnSlash(document);
sendFormsOnce(document);
focusErrorSummary(document);
