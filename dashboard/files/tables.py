"""Files a reader takes away; each says what it is and where it is from."""

from io import BytesIO

import pandas as pd


def csv_bytes(frame: pd.DataFrame, note: str) -> bytes:
    """CSV for Chinese Excel (UTF-8 with BOM), `note` as its first line."""
    return f"# {note}\n{frame.to_csv(index=False, lineterminator=chr(10))}".encode("utf-8-sig")


def xlsx_bytes(frame: pd.DataFrame, note: str) -> bytes:
    """An Excel workbook of one sheet: `note` above the headings, which stay in sight."""
    file = BytesIO()
    with pd.ExcelWriter(
        file, engine="xlsxwriter", engine_kwargs={"options": {"strings_to_formulas": False}}
    ) as book:
        frame.to_excel(book, sheet_name="data", index=False, startrow=1)
        sheet = book.sheets["data"]
        sheet.write_string(0, 0, note)
        sheet.freeze_panes(2, 0)
        sheet.set_column(0, len(frame.columns) - 1, 16)
    return file.getvalue()
