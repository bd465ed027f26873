/** The workbook by itself: the whole of exceljs loads readers and writers of streams as well, twice as much. */
declare module "exceljs/lib/doc/workbook.js" {
  import { Workbook } from "exceljs";
  export = Workbook;
}
