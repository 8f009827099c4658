/** Bodies of refusals and failures as both systems and what stands before them give them; values are invented. */
export const ERROR_BODIES: readonly string[] = [
	'{"errors":[{"code":"InvalidInput","message":"Invalid marketplace","details":"marketplaceIds"}]}',
	'{"errors":[{"code":"QuotaExceeded","message":"You exceeded your quota for the requested resource.","details":""}]}',
	'{"error":"invalid_grant","error_description":"The request has an invalid grant parameter"}',
	'{"Message":"The request is invalid.","ModelState":{"order.lines[0].code":["The field is required.","Too long"]}}',
	'{"Message":"An error has occurred.","ExceptionMessage":"Period is closed","ExceptionType":"System.Exception","InnerException":{"ExceptionMessage":"Inner"}}',
	'{"MessageDetail":"No HTTP resource was found"}',
	'{"error":{"code":"","message":"The query specified in the URI is not valid.","innererror":{"message":"x"}}}',
	'{"title":"One or more validation errors occurred.","status":400,"errors":{"customer_id":["not found"]}}',
	'"Customer is on hold"',
	'[{"message":"first"},{"message":"second"}]',
	'<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><center>nginx</center></body></html>',
	'<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>',
	'Sold to invented@example.com, Atza|invented-token, X-Amz-Signature=0000&x=1',
	'',
];

/** Collections as Sage 200 sends them. */
export const SAGE_BODIES: readonly string[] = [
	'[{"id":901,"document_no":"0000000901","customer_document_no":"203-1112223-4445556","total_gross_value":57.40,"document_status":"EnumDocumentStatusLive","date_time_updated":"2026-10-01T09:00:00Z"}]',
	'[{"id":1,"code":"LAMP","tax_code_id":1729,"free_stock_quantity":12.00000,"selling_prices":[{"price":24.95833}]},{"id":2,"code":"BOOK"}]',
	'{"id":3,"balance":-12345678901.25,"limit":0,"urn":9007199254740993,"rate":1.2345678}',
	'{"$id":"1","value":[{"id":1}],"@odata.nextLink":"https://sandbox.invalid/next"}',
	'[]',
	'{"Message":"Authorization has been denied for this request."}',
];
