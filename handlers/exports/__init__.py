"""Answers and facts as files for spreadsheets: CSV and XLSX, nothing cut, every number with its
source.
"""

from handlers.exports.files import ExportFormat, answer_file, write_facts, write_sheets

__all__ = ["ExportFormat", "answer_file", "write_facts", "write_sheets"]
