import 'htmx.org';
import { focusSearchOnSlash } from './search';
import { sendFormsOnce } from './forms';
import { focusErrorSummary } from './errors';
import { offerPrinting } from './print';

focusSearchOnSlash(document);
sendFormsOnce(document);
focusErrorSummary(document);
offerPrinting(document);
