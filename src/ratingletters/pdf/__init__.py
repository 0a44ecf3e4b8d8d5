"""PDF: letters in Word as tagged PDF, through LibreOffice."""
