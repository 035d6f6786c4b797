"""Mandates: their list and panel, the taking of one step by step, what ends it, the blanks and the control.

taking      page.take → taking.Taking, a steps.StepPage in view at a time → its `submit` has a verb of
            use_cases.mandates.mandates keep what was said (draft, inform, identify, sign; mandate_papers.printed)
            → `saved` → the mandate is read again, and the first step that it lacks comes into view
withdrawal  a button of gestures.Gestures → endings.WithdrawalDialog → endings.withdraw
            writes the end and destroys what the mandate said → the dialog previews packs.withdrawal
register    control_dialog.ControlDialog (controls.of_the_year) → ControlPrintDialog → control_papers.register
"""
