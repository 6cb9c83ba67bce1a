"""Walks an Open311 endpoint with two client libraries of other people, and prints what they made of it as JSON."""

import itertools
import json
import sys
from datetime import date, timedelta

# three was written for Python 2: the one name that it needs and Python 3 lacks
itertools.ifilter = filter

import requests
from georeport import GeoReport
from three import Three

base, lat, lon, phone = sys.argv[1:]
code = 'facility-lamp'
three = Three(base)
plain = GeoReport(base)
xml = GeoReport(base, output_format='xml')


def refused(ask):
    try:
        return ask()
    except requests.HTTPError as error:
        return {'status': error.response.status_code, 'text': error.response.text}


made = three.post(code, lat=lat, long=lon, name='Mei Wang', phone=phone, description='灯 <b> & "暗"')
made_status = three.post_response.status_code
number = made[0]['service_request_id']
second = three.post('facility-road', lat=lat, long=lon)[0]['service_request_id']
wrong = three.post('no-such-service', lat=lat, long=lon)
wrong_status = three.post_response.status_code
days = (date.today() - timedelta(days=2), date.today() + timedelta(days=2))
start, end = (f'{day}T00:00:00Z' for day in days)

print(json.dumps({
    'discovery': three.discovery(),
    'services': {'three': three.services(), 'json': plain.get_service_list(), 'xml': xml.get_service_list()},
    'definition': {
        'three': three.services(code),
        'json': plain.get_service_definition(code),
        'xml': xml.get_service_definition(code),
    },
    'made': made,
    'made_status': made_status,
    'second': second,
    'wrong': wrong,
    'wrong_status': wrong_status,
    'token': three.token(number),
    'request': {
        'three': three.request(number),
        'json': plain.get_service_request(number),
        'xml': xml.get_service_request(number),
    },
    'requests': {
        'three': three.requests(between=days),
        'json': plain.get_service_requests(start_date=start, end_date=end, status='open'),
        'xml': xml.get_service_requests(start_date=start, end_date=end),
    },
    'of_service': three.requests(code),
    'named': plain.get_service_requests(service_request_id=f'{second},{number}'),
    'first_page': three.requests(count=1),
    'second_page': three.requests(count=1, page=2),
    'closed': plain.get_service_requests(status='closed'),
    'missing': refused(lambda: plain.get_service_request('none')),
    'missing_xml': refused(lambda: xml.get_service_request('none')),
    'too_long': refused(lambda: plain.get_service_requests(start_date='2020-01-01T00:00:00Z', end_date=end)),
}))
